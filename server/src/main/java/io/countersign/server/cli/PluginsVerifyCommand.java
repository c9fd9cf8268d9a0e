package io.countersign.server.cli;

import io.countersign.server.config.InvalidConfig;
import io.countersign.server.lifecycle.Opening;
import io.countersign.server.plugin.PluginCheck;
import io.countersign.server.plugin.PluginRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Says whether a server with this configuration would load an archive, without running it. */
record PluginsVerifyCommand() implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
        "plugins verify",
        List.of("ARCHIVE"),
        List.of(Option.CONFIG),
        "Checks an archive and its signature as a server would, without running anything of it.");
  }

  @Override
  public void run(Arguments arguments, Surroundings surroundings)
      throws CommandFailed, InvalidConfig {
    Path archive = Path.of(arguments.operands().getFirst());
    var trust = Opening.trust(surroundings.config(arguments).plugins());
    try {
      PluginCheck.Found found = PluginCheck.check(archive, trust);
      surroundings
          .out()
          .printf(
              "%s: %s %s, for version %s of the SPI; may be loaded.%n",
              archive.getFileName(), found.id(), found.version(), found.requires());
    } catch (PluginRefused refused) {
      throw CommandFailed.because(refused.getMessage() + " (" + refused.reason().label() + ")");
    } catch (IOException unreadable) {
      throw CommandFailed.because("cannot be read: " + unreadable.getMessage());
    }
  }
}
