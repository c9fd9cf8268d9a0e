import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Gives the machine's classes names of ours, so that they never stand in the way of those that they
 * were made from. All names are texts in the pool of constants (JVMS 4.4), and nothing else is
 * changed.
 */
final class Renaming {

  private static final String THEIRS = "io/roastedroot/quickjs4j/core/JavyPluginModuleMachine";
  private static final String OURS = "io/countersign/policies/actions/quickjs/QuickJsMachine";

  private static final int HEAD = 8;
  private static final int UTF8 = 1;

  static boolean isOfMachine(String file) {
    return file.startsWith('/' + THEIRS) && file.endsWith(".class");
  }

  byte[] of(byte[] bytes) throws IOException {
    ByteArrayOutputStream renamed = new ByteArrayOutputStream(bytes.length);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        DataOutputStream out = new DataOutputStream(renamed)) {
      out.write(in.readNBytes(HEAD));
      int count = in.readUnsignedShort();
      out.writeShort(count);
      for (int i = 1; i < count; i++) {
        i += constant(in, out);
      }
      in.transferTo(out);
    }
    return renamed.toByteArray();
  }

  /** How many numbers it takes besides its own. */
  private static int constant(DataInputStream in, DataOutputStream out) throws IOException {
    int tag = in.readUnsignedByte();
    out.writeByte(tag);
    if (tag == UTF8) {
      out.writeUTF(in.readUTF().replace(THEIRS, OURS));
      return 0;
    }
    out.write(in.readNBytes(length(tag)));
    return tag == 5 || tag == 6 ? 1 : 0;
  }

  private static int length(int tag) {
    return switch (tag) {
      case 7, 8, 16, 19, 20 -> 2;
      case 15 -> 3;
      case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
      case 5, 6 -> 8;
      default -> throw new IllegalStateException("an unknown constant: " + tag);
    };
  }
}
