package io.countersign.risk;

import io.countersign.domain.risk.DenyListMaker;
import io.countersign.domain.risk.Network;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file with one network a line; what is behind {@code #} or {@code ;} is a comment. */
record DenyListFile(Path file) {

  private static final int LONGEST_LINE = 1_000;

  /**
   * Adds what is in it.
   *
   * @return how many networks that were
   * @throws IOException if it cannot be read, as UTF-8
   * @throws IllegalArgumentException if a line is no network, or there are too many
   */
  int into(DenyListMaker maker) throws IOException {
    maker.begin(String.valueOf(file.getFileName()));
    int networks = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int number = 0;
      for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        String text = stripped(line, number);
        if (!text.isEmpty()) {
          maker.add(network(text, number));
          networks++;
        }
      }
    }
    return networks;
  }

  private static String stripped(String line, int number) {
    if (line.length() > LONGEST_LINE) {
      throw new IllegalArgumentException("line " + number + " is too long");
    }
    return line.replaceFirst("[#;].*", "").strip();
  }

  private static Network network(String text, int number) {
    return Network.of(text)
        .orElseThrow(() ->
            new IllegalArgumentException("line " + number + " is no network such as 192.0.2.0/24"));
  }
}
