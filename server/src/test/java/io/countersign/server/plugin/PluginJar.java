package io.countersign.server.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.domain.delivery.TransportProvider;
import io.countersign.domain.factor.FactorProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.slf4j.Logger;

/** A plugin compiled by a test, against nothing but what a plugin's author has. */
public final class PluginJar {

  private final String id;
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final List<String> providers = new ArrayList<>();
  private final List<String> carriers = new ArrayList<>();
  private final Map<String, String> says = new LinkedHashMap<>();

  private PluginJar(String id) {
    this.id = id;
    says.put("Plugin-Id", id);
    says.put("Plugin-Version", "3.2.1");
    says.put("Plugin-Requires", "1.x");
  }

  /** With a provider of a factor of the same name, which accepts everything. */
  public static PluginJar of(String id) {
    return empty(id).with(PluginSource.named("Provider").type(id));
  }

  public static PluginJar empty(String id) {
    return new PluginJar(id);
  }

  public PluginJar with(PluginSource provider) {
    sources.put(provider.name(), provider.text());
    if (!providers.contains(provider.name())) {
      providers.add(provider.name());
    }
    return this;
  }

  PluginJar with(TransportSource provider) {
    sources.put(provider.type(), provider.text());
    carriers.add(provider.type());
    return this;
  }

  /** Instead of its own provider. */
  PluginJar naming(String provider) {
    providers.clear();
    providers.add(provider);
    return this;
  }

  public PluginJar saying(String attribute, String value) {
    says.put(attribute, value);
    return this;
  }

  PluginJar silentAbout(String attribute) {
    says.remove(attribute);
    return this;
  }

  public Path into(Path folder) {
    try {
      Path classes = Files.createTempDirectory("plugin-classes");
      compile(classes);
      return pack(classes, folder.resolve(id + ".jar"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void compile(Path classes) throws IOException {
    if (sources.isEmpty()) {
      return;
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String path = location(FactorProvider.class) + ":" + location(Logger.class);
    List<String> options = List.of("-d", classes.toString(), "-classpath", path, "-proc:none");
    List<JavaFileObject> units = new ArrayList<>();
    sources.forEach((name, text) -> units.add(new Source(name, text)));
    try (OutputStream complaints = OutputStream.nullOutputStream()) {
      if (!compiler
          .getTask(
              new java.io.PrintWriter(complaints, false, UTF_8), null, null, options, null, units)
          .call()) {
        throw new IllegalStateException("the plugin " + id + " does not compile");
      }
    }
  }

  private Path pack(Path classes, Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    says.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        write(out, classes.relativize(file).toString(), Files.readAllBytes(file));
      }
      writeServices(out, FactorProvider.class, providers);
      writeServices(out, TransportProvider.class, carriers);
    }
    return jar;
  }

  private static void writeServices(JarOutputStream out, Class<?> provider, List<String> names)
      throws IOException {
    String content = String.join("\n", names);
    write(out, "META-INF/services/" + provider.getName(), content.getBytes(UTF_8));
  }

  private static void write(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(content);
    out.closeEntry();
  }

  private static String location(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toString();
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
