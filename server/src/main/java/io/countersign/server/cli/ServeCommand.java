package io.countersign.server.cli;

import io.countersign.application.client.CreatedApiKey;
import io.countersign.server.config.Config;
import io.countersign.server.config.InvalidConfig;
import io.countersign.server.lifecycle.CountersignServer;
import io.countersign.server.operations.Logs;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Runs the server until it is told to stop. */
record ServeCommand() implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
        "serve",
        "Runs the server. The first start prints an admin key, once.",
        Option.CONFIG,
        Option.DATA);
  }

  @Override
  public void run(Arguments arguments, Surroundings surroundings) throws InvalidConfig {
    Config config = surroundings.config(arguments);
    Logs.configure(config.log());
    CountersignServer server = CountersignServer.start(config);
    UntilStopped stopped = UntilStopped.of(server);
    server.firstKey().ifPresent(key -> tell(key, surroundings.out()));
    surroundings.out().println("Countersign is ready: " + config.server().publicUrl());
    surroundings.out().flush();
    stopped.await();
  }

  private static void tell(CreatedApiKey key, PrintStream out) {
    out.println("The admin key of this new installation. It is shown this once; keep it safe:");
    out.println();
    out.println("  " + new String(key.token().reveal(), StandardCharsets.US_ASCII));
    out.println();
  }
}
