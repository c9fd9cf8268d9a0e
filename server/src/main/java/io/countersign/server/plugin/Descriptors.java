package io.countersign.server.plugin;

import io.countersign.domain.factor.FactorProvider;
import java.util.regex.Pattern;
import org.pf4j.Plugin;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginRuntimeException;
import org.pf4j.VersionManager;

/** What a plugin must and must not say about itself. */
final class Descriptors {

  private static final Pattern EXACT = Pattern.compile("\\d+\\.\\d+\\.\\d+");

  private Descriptors() {}

  static void check(PluginDescriptor descriptor, VersionManager versions) {
    if (!descriptor.getDependencies().isEmpty()) {
      throw new PluginRuntimeException("depends on another plugin, but each stands alone");
    }
    if (!descriptor.getPluginClass().equals(Plugin.class.getName())) {
      throw new PluginRuntimeException(
          "names a plugin class, but the host starts its provider only");
    }
    String requires = descriptor.getRequires().trim();
    if (requires.isEmpty() || requires.equals("*")) {
      throw new PluginRuntimeException("does not say which version of the SPI it requires");
    }
    if (!fits(requires, versions)) {
      throw new PluginRuntimeException(
          "requires version "
              + requires
              + " of the SPI, and this host has "
              + FactorProvider.SPI_VERSION);
    }
  }

  /**
   * A plain version means the one it was compiled against: any newer one of the same major fits.
   */
  private static boolean fits(String requires, VersionManager versions) {
    String range = EXACT.matcher(requires).matches() ? "^" + requires : requires;
    try {
      return versions.checkVersionConstraint(FactorProvider.SPI_VERSION, range);
    } catch (RuntimeException e) {
      throw new PluginRuntimeException(
          e, "requires " + requires + ", which is no range of versions");
    }
  }
}
