package io.countersign.server.cli;

import io.countersign.server.demo.Tour;
import io.countersign.server.demo.TourFailed;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Has a server learn what it will need: the JVM keeps the classes that were loaded, as they were
 * linked and profiled (JEP 483, 514 and 515). It is a server that was started before on the same
 * data, and in a process of its own, so that it learns what every start needs and nothing else.
 */
record TrainCommand() implements Command {

  @Override
  public Syntax syntax() {
    return new Syntax(
        "train", "Makes the cache that halves the time of a start; it holds for this JDK only.");
  }

  @Override
  public void run(Arguments arguments, Surroundings surroundings) throws CommandFailed {
    int port = PortFinder.any();
    try (ThrowAway data = ThrowAway.directory()) {
      ServerProcess first = start(surroundings, data.path(), port, false);
      first.stop();
      ServerProcess learning = start(surroundings, data.path(), port, true);
      play(URI.create("http://127.0.0.1:" + port), first.key());
      learning.stop();
    } catch (IOException failure) {
      throw CommandFailed.because("the training failed: " + failure.getMessage());
    }
    surroundings.out().println("The next start uses the cache.");
  }

  private static ServerProcess start(Surroundings in, Path data, int port, boolean learning)
      throws IOException {
    return ServerProcess.start(in.installation(), data.resolve("data"), port, learning);
  }

  private static void play(URI server, String key) throws CommandFailed {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    try {
      var _ = Tour.play(server, key, nowhere, false);
    } catch (TourFailed failed) {
      throw CommandFailed.because("the training failed: " + failed.getMessage());
    } catch (InterruptedException interrupted) {
      throw CommandFailed.because("the training was interrupted");
    }
  }
}
