package io.countersign.server.cli;

import io.countersign.application.storage.InvalidStorageUrl;
import io.countersign.application.storage.StorageAddress;
import io.countersign.application.transaction.StorageUnavailable;
import io.countersign.persistence.StorageCopy;
import io.countersign.persistence.copy.ComparedTable;
import io.countersign.server.config.InvalidConfig;
import io.countersign.server.config.LogConfig;
import io.countersign.server.config.Passwords;
import io.countersign.server.operations.Logs;
import java.io.PrintStream;
import java.util.List;

/** Moves an installation to another database. */
record StorageCopyCommand() implements Command {

  private static final Option FROM =
      Option.of("--from", "URL", "the database to copy, as in storage.url (required)");
  private static final Option TO =
      Option.of("--to", "URL", "the empty database to copy it to (required)");
  private static final Option FROM_USER =
      Option.of("--from-user", "NAME", "whom the source knows, if it asks");
  private static final Option FROM_PASSWORD =
      Option.of(
          "--from-password-file",
          "FILE",
          "a file with the password of that user; or set COUNTERSIGN_COPY_FROM_PASSWORD");
  private static final Option TO_USER =
      Option.of("--to-user", "NAME", "whom the target knows, if it asks");
  private static final Option TO_PASSWORD =
      Option.of(
          "--to-password-file",
          "FILE",
          "a file with the password of that user; or set COUNTERSIGN_COPY_TO_PASSWORD");
  private static final Option ONE_WRITER =
      Option.flag("--one-writer", "as storage.oneWriter, if one is a Galera cluster");

  @Override
  public Syntax syntax() {
    return new Syntax(
        "storage copy",
        "Moves an installation to another database, and compares both. Stop every server before.",
        FROM,
        TO,
        FROM_USER,
        FROM_PASSWORD,
        TO_USER,
        TO_PASSWORD,
        ONE_WRITER);
  }

  @Override
  public void run(Arguments arguments, Surroundings surroundings)
      throws CommandFailed, InvalidConfig {
    Logs.configure(new LogConfig(LogConfig.Format.TEXT, LogConfig.Level.WARN));
    StorageAddress from =
        address(arguments, surroundings, FROM, FROM_USER, FROM_PASSWORD, "COPY_FROM_PASSWORD");
    StorageAddress to =
        address(arguments, surroundings, TO, TO_USER, TO_PASSWORD, "COPY_TO_PASSWORD");
    PrintStream out = surroundings.out();
    try {
      tell(new StorageCopy().run(from, to, new CopyLines(out, surroundings.terminal())), to, out);
    } catch (InvalidStorageUrl invalid) {
      throw CommandFailed.usage("--from and --to must be " + invalid.getMessage());
    } catch (StorageUnavailable unavailable) {
      throw CommandFailed.because(
          "a database does not answer ("
              + Sentences.about(unavailable)
              + "); call this again, and it goes on from there");
    }
  }

  private static StorageAddress address(
      Arguments arguments,
      Surroundings surroundings,
      Option url,
      Option user,
      Option passwordFile,
      String variable)
      throws CommandFailed, InvalidConfig {
    return new StorageAddress(
        arguments.value(url).orElseThrow(() -> CommandFailed.usage(url.name() + " is required")),
        arguments.value(user),
        Passwords.read(
            passwordFile.name(),
            arguments.value(passwordFile),
            variable,
            surroundings.environment()),
        1,
        arguments.has(ONE_WRITER));
  }

  private static void tell(List<ComparedTable> tables, StorageAddress to, PrintStream out) {
    out.println();
    out.println("Both are the same:");
    tables.forEach(table ->
        out.printf("  %-20s %,12d rows  %s%n", table.name(), table.rows(), table.checksum()));
    out.printf(
        """

        Secrets were copied as they are sealed. Set storage.url to %s
        and keep the same key set file (keys.file): without it none of them opens. Then start the
        servers, and let no server be started on the old database again.
        """,
        to.url());
  }
}
