package io.countersign.databases;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a launched server differs from the usual.
 *
 * @param arguments more of its command line, {@code --name=value} for both kinds; they win over the
 *     launcher's own
 * @param tls what it proves itself with, and then it refuses every connection without TLS; empty
 *     for a server without TLS
 */
public record ServerOptions(List<String> arguments, Optional<TlsFiles> tls) {

  public ServerOptions {
    arguments = List.copyOf(arguments);
  }

  /** The usual. */
  public static ServerOptions none() {
    return new ServerOptions(List.of(), Optional.empty());
  }

  /** With these at the end of the command line, too. */
  public ServerOptions with(String... more) {
    return new ServerOptions(Stream.concat(arguments.stream(), Stream.of(more)).toList(), tls);
  }

  /** With TLS for every connection. */
  public ServerOptions requiring(TlsFiles files) {
    return new ServerOptions(arguments, Optional.of(files));
  }
}
