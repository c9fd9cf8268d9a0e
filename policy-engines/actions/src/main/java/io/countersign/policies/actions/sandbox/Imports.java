package io.countersign.policies.actions.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportFunction;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.runtime.Memory;
import run.endive.runtime.WasmFunctionHandle;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.FunctionImport;

/**
 * All that the interpreter can reach: a way to speak to the host, and of the system's interface
 * (WASI) a clock that stands still, numbers that are not random, and an outlet for its last words.
 * There are no files, no environment and no way to end the process.
 */
final class Imports {

  private static final int LONGEST_MESSAGE = 1 << 17;
  private static final int LONGEST_WORDS = 2_000;
  private static final long[] WELL = {0};
  private static final long[] BAD_FILE = {8};

  private final StringBuilder lastWords = new StringBuilder();
  private @Nullable Exchange exchange;

  /** The functions for this module, each by its name. */
  ImportValues of(WasmModule module) {
    ImportValues.Builder values = ImportValues.builder();
    for (int i = 0; i < module.importSection().importCount(); i++) {
      FunctionImport wanted = (FunctionImport) module.importSection().getImport(i);
      values.addFunction(function(module, wanted));
    }
    return values.build();
  }

  void speakIn(@Nullable Exchange next) {
    exchange = next;
    lastWords.setLength(0);
  }

  /** What the interpreter wrote before it gave up. */
  String lastWords() {
    return lastWords.toString();
  }

  private ImportFunction function(WasmModule module, FunctionImport wanted) {
    return new HostFunction(
        wanted.module(),
        wanted.name(),
        module.typeSection().getType(wanted.typeIndex()),
        handle(wanted.name()));
  }

  private WasmFunctionHandle handle(String name) {
    return switch (name) {
      case "invoke" -> this::speak;
      case "clock_time_get" -> this::clock;
      case "random_get" -> Imports::sameBytes;
      case "environ_sizes_get" -> Imports::nothingThere;
      case "environ_get" -> (instance, arguments) -> WELL;
      case "fd_write" -> this::write;
      case "proc_exit" -> Imports::exit;
      default -> (instance, arguments) -> BAD_FILE;
    };
  }

  private long[] speak(Instance instance, long... arguments) {
    String kind = text(instance.memory(), arguments[2], arguments[3]);
    String json = text(instance.memory(), arguments[4], arguments[5]);
    Exchange current = Objects.requireNonNull(exchange, "nobody asked");
    byte[] answer = current.hear(kind, json).getBytes(StandardCharsets.UTF_8);
    int content = Guest.allocate(instance, answer.length);
    instance.memory().write(content, answer);
    int both = Guest.allocate(instance, 2 * Integer.BYTES);
    instance.memory().writeI32(both, content);
    instance.memory().writeI32(both + Integer.BYTES, answer.length);
    return new long[] {both};
  }

  private static String text(Memory memory, long at, long length) {
    if (length < 0 || length > LONGEST_MESSAGE) {
      throw new ScriptFailed("invalid-answer", "it said too much at once");
    }
    return memory.readString((int) at, (int) length);
  }

  private long[] clock(Instance instance, long... arguments) {
    Instant now = exchange == null ? Instant.EPOCH : exchange.at();
    long nanos = Math.addExact(now.getEpochSecond() * 1_000_000_000, now.getNano());
    instance.memory().writeLong((int) arguments[2], nanos);
    return WELL;
  }

  /** They only seed hash tables, and a run is to be the same whenever it is repeated. */
  private static long[] sameBytes(Instance instance, long... arguments) {
    instance.memory().fill((byte) 7, (int) arguments[0], (int) (arguments[0] + arguments[1]));
    return WELL;
  }

  private static long[] nothingThere(Instance instance, long... arguments) {
    instance.memory().writeI32((int) arguments[0], 0);
    instance.memory().writeI32((int) arguments[1], 0);
    return WELL;
  }

  private long[] write(Instance instance, long... arguments) {
    Memory memory = instance.memory();
    int written = 0;
    for (int i = 0; i < Math.min(arguments[2], 16); i++) {
      int piece = (int) arguments[1] + 2 * Integer.BYTES * i;
      int length = memory.readInt(piece + Integer.BYTES);
      int kept = Math.clamp(length, 0, LONGEST_WORDS - lastWords.length());
      lastWords.append(memory.readString(memory.readInt(piece), kept));
      written += length;
    }
    memory.writeI32((int) arguments[3], written);
    return WELL;
  }

  private static long[] exit(Instance instance, long... arguments) {
    throw new ScriptFailed("threw", "the interpreter ended");
  }
}
