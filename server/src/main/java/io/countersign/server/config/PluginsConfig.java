package io.countersign.server.config;

import io.countersign.server.config.Section.Derived;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Set;

/**
 * The plugins.
 *
 * @param directory where their archives are
 * @param watch whether changes are followed while the server runs
 * @param trustedKeys who must have signed an archive; anybody if there are neither keys nor digests
 * @param trustedDigests archives that need no signature
 */
public record PluginsConfig(
    Path directory, boolean watch, List<PublicKey> trustedKeys, Set<String> trustedDigests) {

  private static final String ANYBODY = "<none: whoever can write to the directory is trusted>";

  /** Keeps copies. */
  public PluginsConfig {
    trustedKeys = List.copyOf(trustedKeys);
    trustedDigests = Set.copyOf(trustedDigests);
  }

  static PluginsConfig read(Settings settings, Path installation) {
    Section section =
        settings.section("plugins", "The plugins, which bring the factors and the transports.");
    return new PluginsConfig(
        section.ask(
            "directory",
            Kinds.path(),
            new Derived<>(installation.resolve("plugins"), "<installation>/plugins"),
            "The directory of the plugin archives. They run with all rights of the server: put"
                + " nothing into it that you do not trust."),
        section.ask(
            "watch",
            Kinds.yesOrNo(),
            "true",
            "Whether archives that are put into the directory, replaced or removed while the server"
                + " runs are loaded and unloaded at once."),
        section.ask(
            "trustedKeys",
            TrustKinds.keys(),
            new Derived<>(List.of(), ANYBODY),
            "Once it is set, an archive is loaded only if it is signed with one of these keys: the"
                + " signature is in a file beside it, with .sig after its name."),
        section.ask(
            "trustedDigests",
            TrustKinds.digests(),
            new Derived<>(Set.of(), ANYBODY),
            "Once it is set, an archive is loaded only if its digest is one of these, or if it is"
                + " signed with one of the trusted keys."));
  }
}
