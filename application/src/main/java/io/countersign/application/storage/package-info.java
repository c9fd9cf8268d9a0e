/** The whole store behind one door: what an adapter for another database brings. */
@NullMarked
package io.countersign.application.storage;

import org.jspecify.annotations.NullMarked;
