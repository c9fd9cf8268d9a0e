package io.countersign.architecture.planted.portcontracts.application;

/** A contract without a test. */
interface StonesContract {

  Stones stones();
}
