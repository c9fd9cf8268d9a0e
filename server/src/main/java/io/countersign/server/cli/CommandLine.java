package io.countersign.server.cli;

import io.countersign.server.config.InvalidConfig;
import io.countersign.server.plugin.UnusablePlugins;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the command that was meant and runs it. */
public final class CommandLine {

  private static final Set<String> HELP = Set.of("--help", "-h", "help");

  private static final List<Command> COMMANDS =
      List.of(
          new DemoCommand(),
          new ServeCommand(),
          new ApiKeysCreateCommand(),
          new ApiKeysListCommand(),
          new ApiKeysRevokeCommand(),
          new LockoutsListCommand(),
          new LockoutsUnlockCommand(),
          new LockoutsLockCommand(),
          new AuditVerifyCommand(),
          new AuditExportCommand(),
          new KeysRotateCommand(),
          new StorageCopyCommand(),
          new PluginsListCommand(),
          new PluginsVerifyCommand(),
          new PluginsSignCommand(),
          new ConfigCommand(),
          new TrainCommand(),
          new VersionCommand());

  private final Surroundings surroundings;

  public CommandLine(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * @return the exit code
   */
  public int run(List<String> words) {
    if (words.isEmpty() || HELP.contains(words.getFirst())) {
      surroundings.out().print(help());
      return words.isEmpty() ? ExitCodes.USAGE : ExitCodes.DONE;
    }
    try {
      run(meant(words), words);
      return ExitCodes.DONE;
    } catch (CommandFailed failed) {
      complain(failed.reason());
      return failed.exitCode();
    } catch (InvalidConfig invalid) {
      complain("the configuration is wrong:", invalid.problems());
      return ExitCodes.USAGE;
    } catch (UnusablePlugins unusable) {
      complain("the plugins or their settings are wrong:", unusable.problems());
      return ExitCodes.USAGE;
    } catch (RuntimeException failure) {
      complain(Sentences.about(failure));
      return ExitCodes.FAILED;
    }
  }

  private void run(Command command, List<String> words) throws CommandFailed, InvalidConfig {
    Syntax syntax = command.syntax();
    List<String> rest = words.subList(syntax.words().size(), words.size());
    if (rest.stream().anyMatch(HELP::contains)) {
      surroundings.out().print(syntax.help());
    } else {
      command.run(Arguments.parse(syntax, rest), surroundings);
    }
  }

  private static Command meant(List<String> words) throws CommandFailed {
    Optional<Command> meant =
        COMMANDS.stream()
            .filter(command -> beginsWith(words, command.syntax().words()))
            .max(Comparator.comparingInt(command -> command.syntax().words().size()));
    return meant.orElseThrow(() ->
        CommandFailed.usage(
            "there is no command " + words.getFirst() + "; see countersign --help"));
  }

  private static boolean beginsWith(List<String> words, List<String> name) {
    return words.size() >= name.size() && words.subList(0, name.size()).equals(name);
  }

  private void complain(String sentence) {
    surroundings.err().println("countersign: " + sentence);
  }

  private void complain(String sentence, List<String> problems) {
    complain(sentence);
    problems.forEach(problem -> surroundings.err().println("  " + problem));
  }

  private static String help() {
    return COMMANDS.stream()
        .map(Command::syntax)
        .map(syntax -> "  %s%n      %s%n".formatted(syntax.usage(), syntax.summary()))
        .collect(
            Collectors.joining(
                "",
                """
                Countersign: self-hosted multi-factor authentication.

                Usage: countersign COMMAND [OPTION ...]

                """,
                """

                Exit codes: 0 done, 1 failed, 2 called in the wrong way or with a wrong configuration.
                """));
  }
}
