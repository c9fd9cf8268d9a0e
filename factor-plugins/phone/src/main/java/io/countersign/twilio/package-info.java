/** The transport {@code twilio}: text messages and calls through Twilio's API of 2010-04-01. */
@NullMarked
package io.countersign.twilio;

import org.jspecify.annotations.NullMarked;
