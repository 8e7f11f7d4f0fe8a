package dev.souk.cart;

import dev.souk.architecture.SoukArchitecture;

class ArchitectureTest extends SoukArchitecture {}
