package io.firstcome.simulation;

import io.firstcome.simulation.world.World;

/// What a history came by, or many of them: a simulation in which nothing ever breaks
/// proves nothing.
///
/// @param rebuilt in how many Redis was made anew
/// @param direct in how many MySQL decided by itself
/// @param swept in how many the sweeper brought somebody home
/// @param fromMemory in how many somebody was told sold-out from memory
record Coverage(int histories, int rebuilt, int direct, int swept, int fromMemory) {

    static final Coverage NOTHING = new Coverage(0, 0, 0, 0, 0);

    static Coverage of(World world, SimulatedDrop drop) {
        return new Coverage(1, once(drop.commits().isRebuilt()), once(drop.commits().isDirectSeen()),
                once(world.trace().isSwept()), once(drop.isToldFromMemory()));
    }

    Coverage plus(Coverage more) {
        return new Coverage(histories + more.histories, rebuilt + more.rebuilt, direct + more.direct,
                swept + more.swept, fromMemory + more.fromMemory);
    }

    private static int once(boolean seen) {
        return seen ? 1 : 0;
    }

}
