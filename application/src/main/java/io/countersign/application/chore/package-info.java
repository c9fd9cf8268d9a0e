/** What is done again and again, by one node at a time. */
@NullMarked
package io.countersign.application.chore;

import org.jspecify.annotations.NullMarked;
