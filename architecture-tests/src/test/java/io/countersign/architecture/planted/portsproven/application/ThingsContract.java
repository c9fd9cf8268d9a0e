package io.countersign.architecture.planted.portsproven.application;

interface ThingsContract {

  Things things();
}
