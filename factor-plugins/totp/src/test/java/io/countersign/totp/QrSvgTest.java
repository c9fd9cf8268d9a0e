package io.countersign.totp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.countersign.domain.factor.SecretBytes;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Draws the picture and reads it with the library that many apps read QR codes with. */
class QrSvgTest {

  private static final Pattern SIZE = Pattern.compile("viewBox=\"0 0 (\\d+) \\1\"");
  private static final Pattern BAR = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");
  private static final int SCALE = 4;

  static Stream<String> uris() {
    Seed shortest = new Seed(SecretBytes.of(new byte[16]), Algorithm.SHA1, 6, 30);
    byte[] bytes = new byte[64];
    Arrays.fill(bytes, (byte) 0xa5);
    Seed longest = new Seed(SecretBytes.of(bytes), Algorithm.SHA512, 8, 120);
    return Stream.of(
        KeyUri.of("A", "b", shortest),
        KeyUri.of("ACME", "anna@acme.test", shortest),
        KeyUri.of("日".repeat(64), "😀".repeat(64), longest));
  }

  @ParameterizedTest
  @MethodSource("uris")
  void a_reader_finds_the_uri_in_the_picture(String uri) throws ReaderException {
    assertThat(read(QrSvg.of(uri))).isEqualTo(uri);
  }

  @Test
  void the_picture_holds_nothing_but_shapes() {
    assertThat(QrSvg.of("\"/><script>alert(1)</script>"))
        .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=")
        .matches("<svg [^<>]+><rect [^<>]+/><path [^<>]+/></svg>")
        .doesNotContain("script");
  }

  private static String read(String svg) throws ReaderException {
    Matcher size = SIZE.matcher(svg);
    if (!size.find()) {
      throw NotFoundException.getNotFoundInstance();
    }
    int side = Integer.parseInt(size.group(1)) * SCALE;
    int[] pixels = new int[side * side];
    Arrays.fill(pixels, 0xffffff);
    Matcher bar = BAR.matcher(svg);
    while (bar.find()) {
      assertThat(bar.group(4)).isEqualTo(bar.group(3));
      fill(pixels, side, number(bar, 1), number(bar, 2), number(bar, 3));
    }
    return new QRCodeReader()
        .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels))))
        .getText();
  }

  private static int number(Matcher bar, int group) {
    return Integer.parseInt(bar.group(group)) * SCALE;
  }

  private static void fill(int[] pixels, int side, int x, int y, int width) {
    for (int row = y; row < y + SCALE; row++) {
      Arrays.fill(pixels, row * side + x, row * side + x + width, 0);
    }
  }
}
