package io.countersign.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.domain.factor.MalformedField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  private static EmailAddress read(String typed) {
    return EmailAddress.read("email", typed);
  }

  @ParameterizedTest
  @CsvSource({
    "ada@acme.example, ada@acme.example",
    "Ada.Lovelace@ACME.Example, ada.lovelace@acme.example",
    "'  ada@acme.example\t', ada@acme.example",
    "ada+codes@acme.example, ada+codes@acme.example",
    "ａｄａ＠ａｃｍｅ．ｅｘａｍｐｌｅ, ada@acme.example",
    "ada@MÜLLER.example, ada@xn--mller-kva.example",
    "ada@mu\u0308ller.example, ada@xn--mller-kva.example",
    "ada@xn--mller-kva.example, ada@xn--mller-kva.example",
    "ada@XN--MLLER-KVA.example, ada@xn--mller-kva.example",
    "ada@例え。テスト, ada@xn--r8jz45g.xn--zckzah",
    "o'neil@acme.example, o'neil@acme.example",
    "İ@acme.example, ''"
  })
  void an_address_has_one_normal_form(String typed, String normal) {
    if (normal.isEmpty()) {
      assertThatThrownBy(() -> read(typed)).isInstanceOf(MalformedField.class);
    } else {
      assertThat(read(typed).address()).isEqualTo(normal);
      assertThat(read(normal)).isEqualTo(read(typed));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ada",
        "@acme.example",
        "ada@",
        "ada@acme",
        "ada@localhost",
        "ada@127.0.0.1",
        "ada@[127.0.0.1]",
        "ada@acme.example.",
        "ada@.acme.example",
        "ada@acme..example",
        "ada@-acme.example",
        "ada@acme-.example",
        "ada@ac_me.example",
        "ada@acme.1",
        ".ada@acme.example",
        "ada.@acme.example",
        "a..da@acme.example",
        "ada@eve@acme.example",
        "\"ada\"@acme.example",
        "Ada <ada@acme.example>",
        "ada lovelace@acme.example",
        "ada@acme.example,eve@evil.example",
        "ada@acme.example\r\nBcc: eve@evil.example",
        "ada\u0000@acme.example",
        "ada@acme.exam\u202eple",
        "ädä@acme.example",
        "ada@straße.example",
        "ada@βόλος.example"
      })
  void anything_else_is_refused_without_being_repeated(String typed) {
    assertThatThrownBy(() -> read(typed))
        .isInstanceOfSatisfying(
            MalformedField.class,
            e -> {
              assertThat(e.field()).isEqualTo("email");
              assertThat(e.reason())
                  .isEqualTo("must be an e-mail address such as name@example.com");
            });
  }

  @Test
  void lengths_are_those_of_rfc_5321() {
    String label = "a".repeat(63);
    String domain = label + "." + label + "." + "b".repeat(58) + ".eu";

    assertThat(read("a".repeat(64) + "@acme.example").address()).hasSize(77);
    assertThat(read("a".repeat(64) + "@" + domain).address()).hasSize(254);
    assertThatThrownBy(() -> read("a".repeat(65) + "@acme.example"))
        .isInstanceOf(MalformedField.class);
    assertThatThrownBy(() -> read("a".repeat(64) + "@a" + domain.substring(0, 62) + domain))
        .isInstanceOf(MalformedField.class);
    assertThatThrownBy(() -> read("a@" + label + "a.example")).isInstanceOf(MalformedField.class);
  }

  @ParameterizedTest
  @CsvSource({
    "ada@example.com, a•••@e•••.com",
    "a@b.com, a•••@b•••.com",
    "ada@mail.example.co.uk, a•••@m•••.uk",
    "ada@müller.example, a•••@m•••.example",
    "ada@例え.テスト, a•••@例•••.テスト"
  })
  void its_owner_knows_it_and_nobody_else(String typed, String masked) {
    assertThat(read(typed).masked()).isEqualTo(masked);
    assertThat(read(typed)).hasToString(masked);
    assertThat(read(typed).destination()).hasToString(masked);
  }
}
