package io.countersign.databases;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Signals to processes that may end at any time. */
final class Signals {

  /** The shell's own: not every machine has another. */
  private static final String KILL = "kill -s \"$@\" 2>&1 || :";

  private Signals() {}

  static void send(String signal, Stream<ProcessHandle> processes) {
    List<String> pids = processes.map(process -> Long.toString(process.pid())).toList();
    if (!pids.isEmpty()) {
      Stream<String> command = Stream.of("sh", "-c", KILL, "kill", signal);
      Commands.run(Path.of("/"), Stream.concat(command, pids.stream()).toList());
    }
  }
}
