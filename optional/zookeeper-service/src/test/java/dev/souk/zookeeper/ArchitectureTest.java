package dev.souk.zookeeper;

import dev.souk.architecture.SoukArchitecture;

class ArchitectureTest extends SoukArchitecture {}
