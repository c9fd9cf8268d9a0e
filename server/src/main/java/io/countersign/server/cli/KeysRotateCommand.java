package io.countersign.server.cli;

import io.countersign.crypto.secret.KeySetFile;
import io.countersign.server.config.InvalidConfig;
import java.nio.file.Path;

/** Rotates the keys at rest; a running server takes the change over by itself. */
record KeysRotateCommand() implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
        "keys rotate",
        "Adds a new primary key to the key set; what older keys sealed stays readable.",
        Option.CONFIG,
        Option.DATA);
  }

  @Override
  public void run(Arguments arguments, Surroundings surroundings) throws InvalidConfig {
    Path file = surroundings.config(arguments).keys().file();
    int id = KeySetFile.existing(file).rotate();
    surroundings
        .out()
        .printf(
            "The key %s of %s seals from now on. A running server notices within seconds; rows that"
                + " older keys sealed are sealed again in the background.%n",
            Integer.toUnsignedString(id), file);
  }
}
