package io.countersign.totp;

import io.nayuki.qrcodegen.QrCode;

/** A QR code as a scalable picture that needs no script, style or font. */
final class QrSvg {

  /** ISO/IEC 18004 section 5.3.8: a quiet zone four modules wide. */
  private static final int QUIET = 4;

  private QrSvg() {}

  /** The strongest error correction that the smallest fitting code has room for. */
  static String of(String text) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.LOW);
    int size = code.size + 2 * QUIET;
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" shape-rendering="crispEdges">\
    <rect width="100%%" height="100%%" fill="#fff"/><path d="%s" fill="#000"/></svg>\
    """
        .formatted(size, size, path(code));
  }

  private static String path(QrCode code) {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        int end = x;
        while (code.getModule(end, y)) { // outside the code all is white
          end++;
        }
        if (end > x) {
          bar(path, x + QUIET, y + QUIET, end - x);
          x = end;
        }
      }
    }
    return path.toString();
  }

  private static void bar(StringBuilder path, int x, int y, int width) {
    path.append('M').append(x).append(' ').append(y);
    path.append('h').append(width).append("v1h-").append(width).append('z');
  }
}
