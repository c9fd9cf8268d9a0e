package io.countersign.server.cli;

import io.countersign.server.config.Config;
import io.countersign.server.config.ConfigSource;
import io.countersign.server.config.InvalidConfig;
import io.countersign.server.config.LogConfig;
import io.countersign.server.demo.Tour;
import io.countersign.server.demo.TourFailed;
import io.countersign.server.lifecycle.CountersignServer;
import io.countersign.server.operations.Closing;
import io.countersign.server.operations.Logs;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Plays a whole sign-in against a server of its own. */
record DemoCommand() implements Command {

  private static final Option ONCE =
      Option.flag("--once", "end after the tour, with an exit code that says how it went");

  @Override
  public Syntax syntax() {
    return new Syntax(
        "demo",
        "Starts a server on throw-away data and plays a whole sign-in against it over HTTP.",
        ONCE);
  }

  @Override
  public void run(Arguments arguments, Surroundings surroundings)
      throws CommandFailed, InvalidConfig {
    Logs.configure(new LogConfig(LogConfig.Format.TEXT, LogConfig.Level.WARN));
    Closing closing = new Closing();
    UntilStopped stopped = UntilStopped.of(closing);
    try {
      tour(closing, arguments.has(ONCE), surroundings);
    } catch (TourFailed failed) {
      throw CommandFailed.because("the tour failed: " + failed.getMessage());
    } catch (InterruptedException interrupted) {
      throw CommandFailed.because("the tour was interrupted");
    } finally {
      if (arguments.has(ONCE)) {
        closing.close();
      }
    }
    if (!arguments.has(ONCE)) {
      stopped.await();
    }
  }

  private static void tour(Closing closing, boolean once, Surroundings surroundings)
      throws TourFailed, InterruptedException, InvalidConfig {
    ThrowAway data = closing.add("the throw-away data", ThrowAway.directory());
    Config config = config(data.path(), surroundings.installation());
    CountersignServer server = closing.add("the server", CountersignServer.start(config));
    URI url = config.server().publicUrl();
    PrintStream out = surroundings.out();
    out.println("A server runs at " + url + ", on throw-away data in " + data.path() + ".");
    String admin =
        new String(server.firstKey().orElseThrow().token().reveal(), StandardCharsets.US_ASCII);
    String key = Tour.play(url, admin, out, surroundings.terminal());
    if (!once) {
      tellHowToGoOn(url, key, out);
    }
  }

  /** Nothing of the environment counts, or the tour might be played on real data. */
  private static Config config(Path data, Path installation) throws InvalidConfig {
    Map<String, String> settings =
        Map.of(
            "dataDirectory", data.toString(),
            "server.port", Integer.toString(PortFinder.preferably(8080)));
    return new ConfigSource(Optional.empty(), Map.of(), settings, installation).read();
  }

  private static void tellHowToGoOn(URI url, String key, PrintStream out) {
    out.printf(
        """

        The server goes on until Ctrl-C. Try it yourself:

          curl -s %1$s/v1/authentications -H 'Authorization: Bearer %2$s' \\
            -H 'Content-Type: application/json' -d '{"userId": "ada"}'

        The API is documented at %1$s/docs
        """,
        url, key);
    out.flush();
  }
}
