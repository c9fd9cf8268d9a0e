package io.countersign.domain.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "email:A@X.example,email:a@x.example",
        "\"email: a@x.example \",email:a@x.example",
        "email:\uff21\uff20\uff38.example,email:a@x.example",
        "email:a@X\u3002example,email:a@x.example",
        "email:anna@b\u00fccher.example,email:anna@xn--bcher-kva.example",
        "email:anna@bu\u0308cher.example,email:anna@XN--BCHER-KVA.example",
        "email:a@x.example.,email:a@x.example",
        "email:A@X\uff0eexample\uff0e,email:a@x.example",
        "email:a@x.example\u3002,email:a@x.example",
        "email:a@x.example\uff61,email:a@x.example",
        "email:a@localhost.,email:a@localhost",
        "email:anna@b\u00fccher.example.,email:anna@xn--bcher-kva.example",
        "phone:+33 6 12 34 56 78,phone:+33612345678",
        "phone:0033612345678,phone:+33612345678",
        "phone:+33 (0)6.12.34\u201156\u201378,phone:+33612345678",
        "phone:\uff0b\uff13\uff13\uff16\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18,phone:+33612345678",
        "phone:+33\u00a06\u202f12 34 56 78,phone:+33612345678",
        "username:ANNA,username:anna",
        "username:\uff41nna,username:anna",
        "username:e\u0301lise,username:\u00e9lise",
        "username:\ufb01ona,username:fiona",
      })
  void spellings_of_one_identifier_are_one(String one, String other) {
    assertThat(Identifier.of(one)).isEqualTo(Identifier.of(other));
    assertThat(Identifier.of(Identifier.of(one).text())).isEqualTo(Identifier.of(one));
  }

  @ParameterizedTest
  @CsvSource({
    "username:anna,username:\u0430nna",
    "email:anna@x.example,email:\u0430nna@x.example",
    "username:anna,email:anna@anna",
    "username:stra\u00dfe,username:strasse",
    "user:Anna,user:anna",
    "username:anna,user:anna",
    "username:anna.,username:anna",
    "email:a.@x.example,email:a@x.example",
  })
  void what_only_looks_alike_is_another(String one, String other) {
    assertThat(Identifier.of(one)).isNotEqualTo(Identifier.of(other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna",
        "",
        "mail:anna@x.example",
        "email:",
        "email:anna",
        "email:@x.example",
        "email:anna@",
        "email:anna@.",
        "email:anna@x.example..",
        "email:anna@.x.example",
        "email:anna@x..example",
        "email:an na@x.example",
        "email:an\u200bna@x.example",
        "username:an\u00adna",
        "username:an\ufe0fna",
        "username:an\u034fna",
        "username:\u3164",
        "username:an\u202ena",
        "username:an\nna",
        "username:an\ud800na",
        "username:   ",
        "phone:0612345678",
        "phone:+0612345678",
        "phone:+33",
        "phone:+3361234567890123",
        "phone:+33 6 12 34 56 7x",
        "phone:+33\u0661\u0662\u0663\u0664\u0665\u0666\u0667",
        "user: 42",
      })
  void what_has_no_normal_form_is_refused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Identifier.of(text));
  }

  @Test
  void however_its_domain_is_written_an_address_is_one() {
    Random random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      String address = word(random) + "@" + word(random) + "." + word(random);
      Identifier plain = Identifier.of("email:" + address);
      StringBuilder spelled = new StringBuilder("email:");
      address.chars().forEach(letter -> spelled.append(spelled((char) letter, random)));
      if (random.nextBoolean()) {
        spelled.append(spelled('.', random));
      }
      assertThat(Identifier.of(spelled.toString())).as(spelled.toString()).isEqualTo(plain);
      assertThat(Identifier.of(plain.text())).isEqualTo(plain);
    }
  }

  private static String word(Random random) {
    return random
        .ints(1 + random.nextInt(8), 'a', 'z' + 1)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static char spelled(char letter, Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> Character.toUpperCase(letter);
      case 1 -> (char) (letter + 0xfee0); // full-width
      default -> letter;
    };
  }

  @Test
  void the_longest_has_320_characters() {
    assertThat(Identifier.of("username:" + "a".repeat(320)).value()).hasSize(320);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Identifier.of("username:" + "a".repeat(321)));
    // One character that becomes eighteen.
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Identifier.of("username:" + "\ufdfa".repeat(300)));
  }

  @ParameterizedTest
  @CsvSource({
    "email:anna.smith@x.example,a***@x.example",
    "phone:+33612345678,+33***78",
    "username:anna,a***",
    "username:\ud83d\ude00anna,\ud83d\ude00***",
    "user:42,42",
  })
  void a_mask_is_enough_for_its_owner(String text, String masked) {
    assertThat(Identifier.of(text).masked()).isEqualTo(masked);
    assertThat(Identifier.of(text)).asString().endsWith(masked);
  }
}
