package io.countersign.domain.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.delivery.Transport;
import io.countersign.domain.factor.Factor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Plugins that were compiled against the SPI as it was released go on working. The baseline is what
 * the SPI of the last release was, or of the first one that is to come; it is replaced by {@code
 * target/spi.txt} when a release is made, and otherwise only together with the major number of
 * {@link io.countersign.domain.factor.FactorProvider#SPI_VERSION}.
 */
class SpiCompatibilityTest {

  private static final Path BASELINE =
      Path.of("src/test/resources/io/countersign/domain/spi/spi.txt");

  @Test
  void nothing_that_a_plugin_was_compiled_against_is_broken() throws IOException {
    SortedSet<String> now = Listing.ofPackages(Factor.class, Transport.class);
    Files.write(Path.of("target/spi.txt"), now);

    assertThat(Breaks.between(new TreeSet<>(Files.readAllLines(BASELINE)), now))
        .as(
            "what breaks plugins; once there was a release, it needs another major SPI_VERSION. If it is"
                + " meant, copy target/spi.txt to "
                + BASELINE)
        .isEmpty();
  }

  @Test
  void the_baseline_is_of_the_whole_spi() throws IOException {
    assertThat(Files.readAllLines(BASELINE))
        .hasSizeGreaterThan(200)
        .contains("io.countersign.domain.factor.Factor: open interface")
        .contains("io.countersign.domain.delivery.Transport: open interface");
  }
}
