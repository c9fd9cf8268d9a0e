package io.countersign.server.cli;

import io.countersign.server.config.InvalidConfig;

/** One thing that can be asked for on the command line. */
interface Command {

  Syntax syntax();

  /**
   * @throws CommandFailed if it cannot be done
   * @throws InvalidConfig if the configuration is wrong
   */
  void run(Arguments arguments, Surroundings surroundings) throws CommandFailed, InvalidConfig;
}
