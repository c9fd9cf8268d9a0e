/** A Countersign store in one SQLite file: an example of a storage adapter in a jar of its own. */
@NullMarked
package com.example.countersign.sqlite;

import org.jspecify.annotations.NullMarked;
