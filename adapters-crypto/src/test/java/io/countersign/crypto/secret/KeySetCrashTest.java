package io.countersign.crypto.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that rotate the keys of one file, which is what several nodes do. */
final class KeySetCrashTest {

  private static final int KILLS = "full".equals(System.getProperty("countersign.races")) ? 20 : 3;

  @TempDir Path folder;

  @Test
  void a_kill_in_the_middle_leaves_a_whole_file_with_all_keys_that_were_acknowledged()
      throws Exception {
    Path path = folder.resolve("keys.json");
    KeySetFile file = KeySetFile.open(path);
    Random random = new Random(7);

    for (int kill = 0; kill < KILLS; kill++) {
      List<Integer> acknowledged = new ArrayList<>();
      Process process = rotating(path, Integer.MAX_VALUE);
      int wanted = 5 + random.nextInt(20);
      try (BufferedReader lines = process.inputReader()) {
        String line;
        while ((line = lines.readLine()) != null) {
          acknowledged.add(Integer.valueOf(line));
          if (acknowledged.size() == wanted) {
            process.toHandle().destroyForcibly(); // which, other than process, lets us read on
          }
        }
      }

      KeySet left = file.read();
      assertThat(acknowledged).isNotEmpty().allMatch(left::has);
    }
  }

  @Test
  void processes_that_rotate_at_once_lose_none_of_their_keys() throws Exception {
    Path path = folder.resolve("keys.json");
    KeySetFile file = KeySetFile.open(path);

    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(rotating(path, 30));
    }
    for (Process process : processes) {
      assertThat(process.waitFor()).isZero();
    }

    assertThat(file.read().keys()).hasSize(1 + 3 * 30);
  }

  private static Process rotating(Path path, int times) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Rotating.class.getName(),
            path.toString(),
            String.valueOf(times))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Rotates and tells each key that it made primary. */
  static final class Rotating {

    private Rotating() {}

    @SuppressWarnings("SystemOut") // read by the test
    public static void main(String[] arguments) {
      KeySetFile file = KeySetFile.existing(Path.of(arguments[0]));
      IntStream.range(0, Integer.parseInt(arguments[1]))
          .map(_ -> file.rotate())
          .forEach(System.out::println);
    }
  }
}
