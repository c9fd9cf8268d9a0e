package io.countersign.policies.actions.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** An interpreter that knows {@code api.js} and no script yet, from which all others are copied. */
final class Interpreter {

  private static final String API = "api.js";

  /** What {@code api.js} leaves: first it loads a script, then it runs it. */
  private static final String GO = "globalThis.countersign();";

  private final int memory;
  private final Image image;
  private final Program go;

  private Interpreter(int memory, Image image, Program go) {
    this.memory = memory;
    this.image = image;
    this.go = go;
  }

  static Interpreter start(int memory) {
    Guest guest = new Guest(memory);
    guest.initialize();
    Program api = guest.compile(read());
    Program go = guest.compile(GO);
    guest.run(api, new Exchange(Instant.EPOCH, _ -> Optional.empty()));
    return new Interpreter(memory, guest.image(), go);
  }

  private static String read() {
    try (InputStream file = Interpreter.class.getResourceAsStream(API)) {
      return new String(Objects.requireNonNull(file, API).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Image image() {
    return image;
  }

  /** Another one, like nothing yet. */
  Guest guest() {
    return new Guest(memory);
  }

  /** What is said when a guest that is like some image goes on from there. */
  List<Message> go(Guest guest, Exchange exchange) {
    guest.run(go, exchange);
    return exchange.outcome();
  }
}
