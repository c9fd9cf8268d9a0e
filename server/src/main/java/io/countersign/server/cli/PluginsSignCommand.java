package io.countersign.server.cli;

import io.countersign.server.plugin.PluginSigning;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;

/** Signs a plugin archive for servers that trust a key. */
record PluginsSignCommand() implements Command {

  private static final Option KEY =
      Option.of(
          "--key", "FILE", "the private key, as openssl genpkey -algorithm ed25519 writes it");

  @Override
  public Syntax syntax() {
    return new Syntax(
        "plugins sign",
        List.of("ARCHIVE"),
        List.of(KEY),
        "Writes the signature that plugins.trustedKeys asks for beside an archive.");
  }

  @Override
  public void run(Arguments arguments, Surroundings surroundings) throws CommandFailed {
    Path archive = Path.of(arguments.operands().getFirst());
    Path key =
        Path.of(arguments.value(KEY).orElseThrow(() -> CommandFailed.usage("--key is required")));
    try {
      Path signature = PluginSigning.sign(archive, PluginSigning.key(key));
      surroundings.out().println(signature + " belongs beside the archive.");
    } catch (GeneralSecurityException noKey) {
      throw CommandFailed.because(key + " holds no Ed25519 private key");
    } catch (IOException unreadable) {
      throw CommandFailed.because("cannot be read or written: " + unreadable.getMessage());
    }
  }
}
