package io.countersign.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8949, as far as CTAP 2.2 section 8 lets authenticators use it. */
class CborTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a0",
        "a10102",
        "a2010220f5",
        "a1616101",
        "a101820304",
        "a1014201ff",
        "a1015818000000000000000000000000000000000000000000000000",
        "a1011903e8",
        "a1011a000f4240",
        "a1011b000000e8d4a51000",
        "a101fb3ff199999999999a",
        "a101a101a101a101a0"
      })
  void a_map_is_passed_to_its_end(String hex) {
    ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(hex + "aa"));

    Cbor.skipMap(bytes);

    assertThat(bytes.remaining()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // nothing
        "01", // no map
        "80",
        "a1", // cut off
        "a101",
        "a10142ff",
        "a101ff", // a break
        "bf0102ff", // of a length that is not known beforehand
        "a1015f4101ff",
        "a1019f01ff",
        "a101c001", // tagged
        "a201010102", // a key twice
        "a101f0", // a simple value without meaning
        "a101f818",
        "a1011c", // reserved
        "a1015b7fffffffffffffff", // longer than all
        "a1015bffffffffffffffff",
        "a1019bffffffffffffffff",
        "a1019a7fffffff",
        "bbffffffffffffffff",
        "a101a101a101a101a101a0" // too deep
      })
  void anything_else_is_refused(String hex) {
    assertThatThrownBy(() -> Cbor.skipMap(ByteBuffer.wrap(HexFormat.of().parseHex(hex))))
        .isInstanceOfSatisfying(
            Refusal.class, refused -> assertThat(refused.reason()).isEqualTo("malformed-cbor"));
  }
}
