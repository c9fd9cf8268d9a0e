package io.countersign.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.countersign.application.storage.InvalidStorageUrl;
import io.countersign.application.storage.StorageAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the drivers are told of encryption; 192.0.2.0/24 is nobody's (RFC 5737). */
class ServerPropertiesTest {

  private static final ServerProvider MARIADB = new MariaDbProvider();
  private static final ServerProvider POSTGRESQL = new PostgreSqlProvider();

  private static Object encryption(ServerProvider provider, String rest) {
    String url = provider.scheme() + rest;
    Object told =
        provider
            .properties(
                ServerUrl.of(provider.scheme(), url), StorageAddress.of(url, 1), Duration.ZERO)
            .get(provider.encryption());
    return told == null ? "nothing" : told;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//192.0.2.1/c",
        "//192.0.2.1:3306/c?connectTimeout=1",
        "//no-such-host.invalid/c",
        "//127.0.0.1,192.0.2.1/c",
        "//[2001:db8::1]:3306/c"
      })
  void to_another_machine_the_certificate_is_checked(String rest) {
    assertThat(encryption(MARIADB, rest)).isEqualTo("verify-full");
    assertThat(encryption(POSTGRESQL, rest)).isEqualTo("verify-full");
  }

  @ParameterizedTest
  @ValueSource(strings = {"//127.0.0.1/c", "//localhost:3306/c", "//[::1]:3306/c"})
  void within_this_machine_nothing_is_asked_for(String rest) {
    assertThat(encryption(MARIADB, rest)).isEqualTo("nothing");
    assertThat(encryption(POSTGRESQL, rest)).isEqualTo("nothing");
  }

  @Test
  void what_the_url_says_goes_before() {
    assertThat(encryption(MARIADB, "//192.0.2.1/c?sslMode=trust")).isEqualTo("nothing");
    assertThat(encryption(POSTGRESQL, "//192.0.2.1/c?a=b&sslmode=require")).isEqualTo("nothing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//who:hidden@192.0.2.1/c",
        "//192.0.2.1/c?user=who",
        "//192.0.2.1/c?a=b&PASSWORD=hidden"
      })
  void a_url_with_credentials_is_refused_without_being_quoted(String rest) {
    assertThatExceptionOfType(InvalidStorageUrl.class)
        .isThrownBy(() -> encryption(MARIADB, rest))
        .withMessageNotContaining("hidden");
  }
}
