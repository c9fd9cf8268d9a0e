package io.countersign.server.plugin;

import io.countersign.domain.factor.FactorProvider;
import io.countersign.domain.factor.FactorTraits;
import io.countersign.domain.factor.FactorType;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;

/** What an archive brings: one provider, which has said what it is. */
record Brought(FactorProvider provider, FactorType type, FactorTraits traits) {

  /**
   * Runs plugin code.
   *
   * @throws UnusablePlugins if there is not exactly one provider
   */
  static Brought by(String archive, ClassLoader plugin) {
    List<ServiceLoader.Provider<FactorProvider>> found =
        ServiceLoader.load(FactorProvider.class, plugin).stream().toList();
    if (found.size() != 1) {
      throw UnusablePlugins.because(
          archive, "brings " + found.size() + " factor providers, and must bring exactly one");
    }
    FactorProvider provider = found.getFirst().get();
    return new Brought(
        provider,
        Objects.requireNonNull(provider.type(), "its type is null"),
        Objects.requireNonNull(provider.traits(), "its traits are null"));
  }
}
