package io.countersign.server.plugin;

import io.countersign.domain.factor.FactorProvider;
import java.util.regex.Pattern;
import org.pf4j.Plugin;
import org.pf4j.PluginDescriptor;
import org.pf4j.VersionManager;

/** What a plugin must and must not say about itself. */
final class Descriptors {

  private static final Pattern EXACT = Pattern.compile("\\d+\\.\\d+\\.\\d+");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final int LONGEST_VERSION = 64;

  private Descriptors() {}

  /**
   * @param archive for the refusal
   */
  static void check(String archive, PluginDescriptor descriptor, VersionManager versions)
      throws PluginRefused {
    if (!ID.matcher(descriptor.getPluginId()).matches()) {
      throw invalid(archive, "has an id that is not letters, digits, dots and dashes");
    }
    if (descriptor.getVersion().length() > LONGEST_VERSION) {
      throw invalid(archive, "has a version of more than " + LONGEST_VERSION + " characters");
    }
    if (!descriptor.getDependencies().isEmpty()) {
      throw invalid(archive, "depends on another plugin, but each stands alone");
    }
    if (!descriptor.getPluginClass().equals(Plugin.class.getName())) {
      throw invalid(archive, "names a plugin class, but the host starts its providers only");
    }
    String requires = descriptor.getRequires().trim();
    if (requires.isEmpty() || requires.equals("*")) {
      throw invalid(archive, "does not say which version of the SPI it requires");
    }
    if (!fits(archive, requires, versions)) {
      throw PluginRefused.because(
          Reason.OTHER_SPI_VERSION,
          archive,
          "requires version %s of the SPI, and this host has %s"
              .formatted(Plain.text(requires, 64), FactorProvider.SPI_VERSION));
    }
  }

  /**
   * A plain version means the one it was compiled against: any newer one of the same major fits.
   */
  private static boolean fits(String archive, String requires, VersionManager versions)
      throws PluginRefused {
    String range = EXACT.matcher(requires).matches() ? "^" + requires : requires;
    try {
      return versions.checkVersionConstraint(FactorProvider.SPI_VERSION, range);
    } catch (RuntimeException e) {
      throw invalid(
          archive, "requires " + Plain.text(requires, 64) + ", which is no range of versions");
    }
  }

  private static PluginRefused invalid(String archive, String problem) {
    return PluginRefused.because(Reason.INVALID_DESCRIPTOR, archive, problem);
  }
}
