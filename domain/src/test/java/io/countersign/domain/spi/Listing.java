package io.countersign.domain.spi;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything of some types that a plugin may have been compiled against, one line each, in an order
 * that follows from nothing but the lines.
 */
final class Listing {

  /** What a method must say that an implementation outside cannot do without. */
  static final String ABSTRACT = "abstract ";

  private final SortedSet<String> lines = new TreeSet<>();

  private Listing() {}

  /** Of all public types in the packages of some classes, as they were compiled. */
  static SortedSet<String> ofPackages(Class<?>... members) {
    Listing listing = new Listing();
    for (Class<?> member : members) {
      classesBeside(member).stream().filter(Listing::isVisible).forEach(listing::add);
    }
    return listing.lines;
  }

  static SortedSet<String> of(Class<?>... types) {
    Listing listing = new Listing();
    Arrays.stream(types).forEach(listing::add);
    return listing.lines;
  }

  private static List<Class<?>> classesBeside(Class<?> member) {
    try {
      Path root = Path.of(member.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path folder = root.resolve(member.getPackageName().replace('.', '/'));
      try (Stream<Path> files = Files.list(folder)) {
        return files
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
            .<Class<?>>map(
                name -> load(member.getPackageName() + "." + name.replaceAll("\\.class$", "")))
            .toList();
      }
    } catch (IOException | java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private void add(Class<?> type) {
    String name = type.getTypeName();
    lines.add(name + ": " + kind(type));
    supertypes(type).forEach(parent -> lines.add(name + ": is a " + parent.getTypeName()));
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (isVisible(constructor.getModifiers())) {
        lines.add(name + ": new (" + parameters(constructor) + ")" + thrown(constructor));
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      if (isVisible(method.getModifiers()) && !method.isSynthetic() && !isOfEverything(method)) {
        lines.add(name + ": " + line(method));
      }
    }
    for (Field field : type.getDeclaredFields()) {
      if (isVisible(field.getModifiers())) {
        lines.add(name + ": " + line(field));
      }
    }
  }

  /** What every object has is not missed where it is not overridden any more. */
  private static boolean isOfEverything(Method method) {
    return Arrays.stream(Object.class.getMethods())
        .anyMatch(one ->
            one.getName().equals(method.getName())
                && Arrays.equals(one.getParameterTypes(), method.getParameterTypes()));
  }

  /** Of a class within another, if all around it is visible too. */
  private static boolean isVisible(Class<?> type) {
    Class<?> around = type.getDeclaringClass();
    return isVisible(type.getModifiers()) && (around == null || isVisible(around));
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static String kind(Class<?> type) {
    String word =
        type.isRecord()
            ? "record"
            : type.isEnum() ? "enum" : type.isInterface() ? "interface" : "class";
    boolean closed = type.isSealed() || Modifier.isFinal(type.getModifiers());
    return (closed ? "closed " : "open ")
        + (Modifier.isAbstract(type.getModifiers()) && !type.isInterface() ? ABSTRACT : "")
        + word;
  }

  private static Stream<Type> supertypes(Class<?> type) {
    return Stream.concat(
            Stream.ofNullable(type.getGenericSuperclass()),
            Arrays.stream(type.getGenericInterfaces()))
        .filter(parent -> !parent.equals(Object.class));
  }

  private static String line(Method method) {
    int modifiers = method.getModifiers();
    return (Modifier.isAbstract(modifiers) ? ABSTRACT : "")
        + (Modifier.isStatic(modifiers) ? "static " : "")
        + method.getGenericReturnType().getTypeName()
        + " "
        + method.getName()
        + "("
        + parameters(method)
        + ")"
        + thrown(method);
  }

  /** A constant is compiled into whoever uses it, so its value counts. */
  private static String line(Field field) {
    return (Modifier.isStatic(field.getModifiers()) ? "static " : "")
        + field.getGenericType().getTypeName()
        + " "
        + field.getName()
        + (field.getType().equals(String.class) ? " = " + value(field) : "");
  }

  private static String value(Field field) {
    try {
      return Objects.toString(field.get(null));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String parameters(Executable executable) {
    return Arrays.stream(executable.getGenericParameterTypes())
        .map(Type::getTypeName)
        .collect(Collectors.joining(", "));
  }

  private static String thrown(Executable executable) {
    Type[] thrown = executable.getGenericExceptionTypes();
    return thrown.length == 0
        ? ""
        : " throws "
            + Arrays.stream(thrown).map(Type::getTypeName).collect(Collectors.joining(", "));
  }
}
