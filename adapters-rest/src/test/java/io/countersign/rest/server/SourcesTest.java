package io.countersign.rest.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.risk.IpAddress;
import io.countersign.domain.risk.Network;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcesTest {

  private final Sources behindProxies =
      new Sources(
          Stream.of("10.0.0.0/8", "2001:db8:1::/48")
              .map(Network::of)
              .map(Optional::orElseThrow)
              .toList());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          10.0.0.1       | -                                     | 10.0.0.1
          10.0.0.1       | 203.0.113.9                           | 203.0.113.9
          10.0.0.1       | 198.51.100.1, 203.0.113.9             | 203.0.113.9
          10.0.0.1       | 198.51.100.1, 203.0.113.9, 10.2.3.4   | 203.0.113.9
          10.0.0.1       | 10.9.9.9, 10.2.3.4                    | 10.9.9.9
          10.0.0.1       | 203.0.113.9:4711                      | 203.0.113.9
          10.0.0.1       | [2001:db8:2::1]:443                   | 2001:db8:2::1
          10.0.0.1       | 2001:db8:2::1, 2001:DB8:1::7          | 2001:db8:2::1
          10.0.0.1       | ::ffff:203.0.113.9                    | 203.0.113.9
          ::ffff:10.0.0.1| 203.0.113.9                           | 203.0.113.9
          203.0.113.7    | 198.51.100.1                          | 203.0.113.7
          10.0.0.1       | unknown                               | 10.0.0.1
          10.0.0.1       | 203.0.113.9, _hidden, 10.2.3.4        | 10.2.3.4
          10.0.0.1       | ,,,                                   | 10.0.0.1
          10.0.0.1       | 203.0.113.9;drop table events         | 10.0.0.1
          10.0.0.1       | 0177.0.0.1                            | 10.0.0.1
          10.0.0.1       | [203.0.113.9                          | 10.0.0.1
          """)
  void the_last_address_that_a_proxy_of_ours_saw_is_believed(
      String peer, String forwardedFor, String source) {
    List<String> headers = Optional.ofNullable(forwardedFor).map(List::of).orElse(List.of());

    assertThat(behindProxies.of(IpAddress.of(peer).orElseThrow(), headers)).hasToString(source);
  }

  @Test
  void several_headers_are_one() {
    List<String> headers = List.of("198.51.100.1", "203.0.113.9", "10.1.1.1");

    assertThat(behindProxies.of(IpAddress.of("10.0.0.1").orElseThrow(), headers))
        .hasToString("203.0.113.9");
  }

  @Test
  void without_proxies_nobody_is_believed() {
    assertThat(
            new Sources(List.of())
                .of(IpAddress.of("127.0.0.1").orElseThrow(), List.of("203.0.113.9")))
        .hasToString("127.0.0.1");
  }
}
