package social.lindworm.storage;

/// What every backend and every wrapper promises. A test class implements it and says how to make an empty store.
public interface ObjectStoreContract extends ReadWriteContract, DeleteContract, ListContract, KeySafetyContract {}
