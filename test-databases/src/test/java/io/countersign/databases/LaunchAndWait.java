package io.countersign.databases;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A JVM of its own with a server, to be killed. */
final class LaunchAndWait {

  private LaunchAndWait() {}

  /** Says where its server is, and goes on until its input ends. */
  public static void main(String[] kinds) throws IOException {
    LaunchedServer server = DatabaseKind.valueOf(kinds[0]).launch();
    OutputStream said = System.out;
    said.write((server.port() + " " + server.folder() + "\n").getBytes(StandardCharsets.UTF_8));
    said.flush();
    System.in.transferTo(OutputStream.nullOutputStream());
  }
}
