package io.countersign.policies.actions.sandbox;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import run.endive.runtime.Memory;

/**
 * The whole state of an interpreter: its memory, and where its stack ends. Kept as what differs
 * from another image, because most of it is the same for all scripts.
 */
public final class Image {

  /** Smaller ones would save little: what differs lies together. */
  static final int PIECE = 512;

  /** What it takes to keep a piece, beside the piece. */
  private static final int BESIDE = 96;

  private final byte[] base;
  private final int size;
  private final long stack;
  private final SortedMap<Integer, byte[]> pieces;

  private Image(byte[] base, int size, long stack, SortedMap<Integer, byte[]> pieces) {
    this.base = base;
    this.size = size;
    this.stack = stack;
    this.pieces = pieces;
  }

  /** All of it. */
  static Image whole(byte[] memory, long stack) {
    return new Image(memory, memory.length, stack, new TreeMap<>());
  }

  /** What differs from this one, which must be whole. */
  Image changed(byte[] memory, long newStack) {
    SortedMap<Integer, byte[]> changes = new TreeMap<>();
    for (int at = 0; at < memory.length; at += PIECE) {
      byte @Nullable [] piece = difference(memory, at);
      if (piece != null) {
        changes.put(at, piece);
      }
    }
    return new Image(base, memory.length, newStack, changes);
  }

  private byte @Nullable [] difference(byte[] memory, int at) {
    boolean same = at < base.length && Arrays.equals(base, at, at + PIECE, memory, at, at + PIECE);
    return same ? null : Arrays.copyOfRange(memory, at, at + PIECE);
  }

  /** How much memory it takes, in bytes, apart from what all images share. */
  public long kept() {
    return (long) pieces.size() * (PIECE + BESIDE);
  }

  int size() {
    return size;
  }

  long stack() {
    return stack;
  }

  /** Writes all of it. */
  void writeTo(Memory memory) {
    memory.write(0, base, 0, base.length);
    pieces.forEach((at, piece) -> memory.write(at, piece, 0, PIECE));
  }
}
