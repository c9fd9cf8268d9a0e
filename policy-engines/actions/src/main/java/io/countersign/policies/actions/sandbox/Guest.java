package io.countersign.policies.actions.sandbox;

import io.countersign.policies.actions.quickjs.QuickJsMachine;
import io.roastedroot.quickjs4j.core.JavyPluginModule;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import run.endive.runtime.ByteArrayMemory;
import run.endive.runtime.ExportFunction;
import run.endive.runtime.Instance;
import run.endive.runtime.Machine;
import run.endive.runtime.Memory;
import run.endive.wasm.WasmEngineException;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.MemoryLimits;

/** One interpreter: QuickJS, compiled to WebAssembly and from there to the JVM's code. */
final class Guest {

  private final Imports imports = new Imports();
  private final Instance instance;
  private final ExportFunction eval;

  /**
   * @param memory at most, in bytes
   */
  Guest(int memory) {
    this(memory, QuickJsMachine::new);
  }

  /**
   * @param machine what carries out its instructions
   */
  Guest(int memory, Function<Instance, Machine> machine) {
    WasmModule module = JavyPluginModule.load();
    instance =
        Instance.builder(module)
            .withMachineFactory(machine)
            .withMemoryFactory(limits ->
                new ByteArrayMemory(
                    new MemoryLimits(limits.initialPages(), memory / Memory.PAGE_SIZE)))
            .withImportValues(imports.of(module))
            .build();
    eval = instance.export("eval");
  }

  /** Once, before anything else. */
  void initialize() {
    instance.export("initialize_runtime").apply();
  }

  /** Room in its memory. */
  static int allocate(Instance instance, int size) {
    return (int) instance.export("cabi_realloc").apply(0, 0, 1, size)[0];
  }

  /** Translates a script of ours, and keeps it in its memory. */
  Program compile(String script) {
    byte[] source = script.getBytes(StandardCharsets.UTF_8);
    int at = allocate(instance, source.length);
    instance.memory().write(at, source);
    int result = (int) instance.export("compileSrc").apply(at, source.length)[0];
    return new Program(
        instance.memory().readInt(result), instance.memory().readInt(result + Integer.BYTES));
  }

  /**
   * @throws ScriptFailed if it could not be carried out
   */
  void run(Program program, Exchange exchange) {
    imports.speakIn(exchange);
    try {
      eval.apply(program.at(), program.length(), 0, 0);
    } catch (WasmEngineException trapped) {
      throw failure(trapped);
    } finally {
      imports.speakIn(null);
    }
  }

  private ScriptFailed failure(WasmEngineException trapped) {
    String words = imports.lastWords() + ' ' + trapped.getMessage();
    if (words.contains("memory allocation of") || words.contains("out of memory")) {
      return new ScriptFailed("out-of-memory", "it needs more memory than it may have");
    }
    // Its stack is at the beginning of its memory, and grows towards it.
    if (words.contains("stack exhausted") || words.contains("access address: -")) {
      return new ScriptFailed("stack-exhausted", "it calls itself too often");
    }
    return Thread.currentThread().isInterrupted()
        ? new ScriptFailed("timed-out", "it took too long")
        : new ScriptFailed("threw", "the interpreter gave up");
  }

  /** What it is like now. */
  Image image() {
    return Image.whole(bytes(), stack());
  }

  /** What it is like now, as a change of another image. */
  Image image(Image base) {
    return base.changed(bytes(), stack());
  }

  /** All of its memory. */
  byte[] bytes() {
    return instance.memory().readBytes(0, size());
  }

  /** Where its stack ends. */
  long stack() {
    return instance.global(0).getValue();
  }

  private int size() {
    return instance.memory().pages() * Memory.PAGE_SIZE;
  }

  /** Whether it can be like that: memory that was added cannot be taken away again. */
  boolean fits(Image image) {
    return size() <= image.size();
  }

  /** Makes it like that. */
  void become(Image image) {
    int missing = (image.size() - size()) / Memory.PAGE_SIZE;
    if (missing > 0 && instance.memory().grow(missing) < 0) {
      throw new ScriptFailed("out-of-memory", "it needs more memory than it may have");
    }
    image.writeTo(instance.memory());
    instance.global(0).setValue(image.stack());
  }
}
