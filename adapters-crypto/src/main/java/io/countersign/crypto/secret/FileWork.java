package io.countersign.crypto.secret;

import java.io.IOException;

/** Something done with a file. */
@FunctionalInterface
interface FileWork<T> {

  T run() throws IOException;
}
