package io.countersign.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookUrlTest {

  @ParameterizedTest
  @CsvSource({
    "https://shop.example/hook, https://shop.example/hook",
    "HTTPS://Shop.Example, https://shop.example/",
    "https://shop.example:443/a?b=c, https://shop.example/a?b=c",
    "http://shop.example:80/, http://shop.example/",
    "https://shop.example:8443/, https://shop.example:8443/",
    "https://bücher.example/, https://xn--bcher-kva.example/",
    "https://ｓｈｏｐ.example/, https://shop.example/",
    "https://192.0.2.1/, https://192.0.2.1/",
    "https://[2001:DB8::1]:8443/, https://[2001:db8::1]:8443/",
    "https://a_b.example/, https://a_b.example/",
  })
  void a_url_has_one_spelling(String written, String normal) {
    assertThat(WebhookUrl.of(written).text()).isEqualTo(normal);
    assertThat(WebhookUrl.of(normal)).isEqualTo(WebhookUrl.of(written));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "shop.example",
        "ftp://shop.example/",
        "https:///hook",
        "https:shop.example",
        "https://user@shop.example/",
        "https://user:secret@shop.example/",
        "https://shop.example/#part",
        "https://shop.example:0/",
        "https://shop.example:65536/",
        "https://shop.example:/",
        "https://shop.example:+80/",
        "https://shop .example/",
        "https://shop.example./",
        "https://.example/",
        "https://shop..example/",
        "https://-shop.example/",
        "https://127.1/",
        "https://0177.0.0.1/",
        "https://0x7f.0.0.1/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://127.0.0.01/",
        "https://256.0.0.1/",
        "https://１２７.１/",
        "https://[::1%25eth0]/",
        "https://[v1.x]/",
        "https://%31%32%37.0.0.1/",
        "https://shop.example/ü",
        "https://shop.example\\@evil.example/",
        "https://shop.example/\nX: y"
      })
  void what_is_no_such_url_or_an_odd_spelling_is_refused(String written) {
    assertThatThrownBy(() -> WebhookUrl.of(written)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_url_has_at_most_1000_characters() {
    String longest = "https://a.example/" + "a".repeat(982);

    assertThat(WebhookUrl.of(longest).text()).hasSize(1_000);
    assertThatThrownBy(() -> WebhookUrl.of(longest + "a"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void its_host_is_told_without_brackets_and_port() {
    assertThat(WebhookUrl.of("https://[2001:db8::1]:8443/").host()).isEqualTo("2001:db8::1");
    assertThat(WebhookUrl.of("https://shop.example:8443/").host()).isEqualTo("shop.example");
    assertThat(WebhookUrl.of("https://[2001:db8::1]/").host()).isEqualTo("2001:db8::1");
  }
}
