@NullMarked
package io.countersign.databases;

import org.jspecify.annotations.NullMarked;
