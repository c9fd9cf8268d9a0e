package io.countersign.application.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaceTest {

  @Test
  void the_same_parts_are_the_same_bytes() {
    assertThat(Place.of("credential", TenantId.DEFAULT, new UserId("alice")).bytes())
        .isEqualTo(new Place(List.of("credential", "default", "alice")).bytes());
  }

  @Test
  void parts_do_not_run_together() {
    List<byte[]> places =
        List.of(
            Place.of("a", "b", "c").bytes(),
            Place.of("a", "bc").bytes(),
            Place.of("ab", "c").bytes(),
            Place.of("abc").bytes(),
            Place.of("a", "b", "c", "").bytes(),
            Place.of("", "a", "b", "c").bytes(),
            Place.of("a", "b\u0000\u0000\u0000\u0001c").bytes());

    for (int i = 0; i < places.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(places.get(i)).isNotEqualTo(places.get(j));
      }
    }
  }

  @Test
  void its_form_stays_as_it_is() {
    // Whatever was sealed with it would not open any more.
    assertThat(Place.of("ab", "ä").bytes())
        .containsExactly(0, 0, 0, 2, 'a', 'b', 0, 0, 0, 2, 0xc3, 0xa4);
  }

  @Test
  void its_parts_cannot_be_changed_from_outside() {
    List<String> parts = new ArrayList<>(List.of("a", "b"));
    Place place = new Place(parts);
    parts.set(1, "c");

    assertThat(place).isEqualTo(Place.of("a", "b"));
  }
}
