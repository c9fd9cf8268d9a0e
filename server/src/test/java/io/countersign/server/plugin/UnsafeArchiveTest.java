package io.countersign.server.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.factor.RefusedPlugin;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnsafeArchiveTest {

  private static final int HEADER = 0x02014b50;

  @TempDir private Path root;
  private Host host;
  private Path archive;

  @BeforeEach
  void open() {
    host = new Host(root);
    archive = host.plugins().resolve("bad.zip");
  }

  @AfterEach
  void close() {
    host.close();
  }

  private interface Filling {
    void into(ZipOutputStream out) throws IOException;
  }

  private void zip(Filling filling) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(archive))) {
      filling.into(out);
    }
  }

  private static void put(ZipOutputStream out, String name) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(1);
    out.closeEntry();
  }

  private void assertRefused(String reason) {
    host.add(PluginJar.of("good"));
    PluginHost plugins = host.load();
    assertThat(plugins.refused()).extracting(RefusedPlugin::archive).containsExactly("bad.zip");
    assertThat(plugins.refused()).extracting(RefusedPlugin::reason).containsExactly(reason);
    assertThat(plugins.factors().all()).hasSize(1);
    assertThat(root.resolve("evil")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil",
        "../../../../evil",
        "classes/../../evil",
        "/evil",
        "..",
        "classes/..",
        "..\\evil",
        "C:/evil",
        "C:evil",
        "a\u0000b",
        "a\nb"
      })
  void an_entry_that_leads_out_of_the_archive(String name) throws IOException {
    zip(out -> {
      put(out, "plugin.properties");
      put(out, name);
    });

    assertRefused("unsafe-entry");
  }

  @Test
  void a_jar_with_such_an_entry_too() throws IOException {
    archive = host.plugins().resolve("bad.jar");
    zip(out -> put(out, "../evil"));

    assertThat(host.load().refused())
        .extracting(RefusedPlugin::reason)
        .containsExactly("unsafe-entry");
  }

  @Test
  void an_entry_whose_name_is_there_twice() throws IOException {
    zip(out -> {
      put(out, "classes/A.class");
      put(out, "classes/a.class");
    });

    assertRefused("unsafe-entry");
  }

  /** 0120777: a symbolic link (POSIX sys/stat.h). */
  @Test
  void a_symbolic_link() throws IOException {
    zip(out -> put(out, "classes/link"));
    changeHeader(bytes -> bytes.put(5, (byte) 3).putInt(38, 0120777 << 16));

    assertRefused("unsafe-entry");
  }

  private void bomb() throws IOException {
    zip(out -> {
      out.putNextEntry(new ZipEntry("classes/zeros"));
      byte[] zeros = new byte[1024 * 1024];
      for (long written = 0; written <= CheckedArchive.MOST_UNPACKED; written += zeros.length) {
        out.write(zeros);
      }
      out.closeEntry();
    });
  }

  @Test
  void more_than_it_may_unpack_to() throws IOException {
    bomb();
    assertThat(archive).satisfies(small -> assertThat(Files.size(small)).isLessThan(1_000_000));

    assertRefused("too-large");
  }

  @Test
  void more_than_it_may_unpack_to_whatever_it_says_about_its_size() throws IOException {
    bomb();
    changeHeader(bytes -> bytes.putInt(24, 10));

    assertThat(host.load().refused())
        .singleElement()
        .satisfies(refused -> assertThat(refused.reason()).isIn("too-large", "unreadable"));
  }

  @Test
  void more_entries_than_a_plugin_has() throws IOException {
    zip(out -> {
      for (int i = 0; i <= CheckedArchive.MOST_ENTRIES; i++) {
        put(out, "classes/" + i);
      }
    });

    assertRefused("too-large");
  }

  @Test
  void a_file_that_is_larger_than_a_plugin() throws IOException {
    try (OutputStream out = Files.newOutputStream(archive)) {
      byte[] zeros = new byte[1024 * 1024];
      for (long written = 0; written <= CheckedArchive.MOST_PACKED; written += zeros.length) {
        out.write(zeros);
      }
    }

    assertRefused("too-large");
  }

  @Test
  void a_content_that_is_not_what_was_packed() throws IOException {
    zip(out -> {
      out.setMethod(ZipOutputStream.DEFLATED);
      out.setLevel(0);
      out.putNextEntry(new ZipEntry("plugin.properties"));
      out.write("plugin.id=fine".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      out.closeEntry();
    });
    byte[] bytes = Files.readAllBytes(archive);
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    bytes[text.indexOf("fine")] = 'F';
    Files.write(archive, bytes);

    assertRefused("unreadable");
  }

  @Test
  void a_file_within_a_file() throws IOException {
    zip(out -> {
      put(out, "classes");
      put(out, "classes/A.class");
    });

    assertRefused("unreadable");
  }

  /** Of the first entry, in the central directory. */
  private void changeHeader(Consumer<ByteBuffer> change) throws IOException {
    byte[] bytes = Files.readAllBytes(archive);
    ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int at = 0;
    while (all.getInt(at) != HEADER) {
      at++;
    }
    change.accept(all.slice(at, bytes.length - at).order(ByteOrder.LITTLE_ENDIAN));
    Files.write(archive, bytes);
  }
}
