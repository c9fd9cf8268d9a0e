package io.countersign.server.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.countersign.application.secret.Secrets;
import io.countersign.application.storage.Storage;
import io.countersign.application.storage.StorageAddress;
import io.countersign.application.storage.StorageProvider;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpeningTest {

  private record Named(String scheme) implements StorageProvider {
    @Override
    public boolean isNew(StorageAddress address) {
      throw new AssertionError("not asked");
    }

    @Override
    public Storage open(StorageAddress address, Secrets secrets, InstantSource clock) {
      throw new AssertionError("not asked");
    }
  }

  private static final StorageProvider ONE = new Named("jdbc:one:");
  private static final StorageProvider OTHER = new Named("jdbc:other:");

  private static StorageProvider of(String url, StorageProvider... installed) {
    return Opening.provider(StorageAddress.of(url, 1), List.of(installed));
  }

  @Test
  void the_adapter_whose_scheme_the_url_begins_with_opens_it() {
    assertThat(of("jdbc:other:x", ONE, OTHER)).isEqualTo(OTHER);
  }

  @Test
  void a_url_that_no_adapter_knows_is_told_what_there_is() {
    assertThatExceptionOfType(StartFailed.class)
        .isThrownBy(() -> of("jdbc:third:x:secret", OTHER, ONE))
        .withMessageEndingWith("there are jdbc:one:, jdbc:other:");
  }

  @Test
  void an_adapter_that_claims_the_urls_of_another_stops_the_start() {
    StorageProvider greedy = new Named("jdbc:");

    assertThatExceptionOfType(StartFailed.class)
        .isThrownBy(() -> of("jdbc:one:x", ONE, greedy))
        .withMessageContaining("several adapters");
  }
}
