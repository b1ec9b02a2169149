package social.lindworm.storage.sftp;

/// One name in a folder.
record FolderEntry(String name, RemoteFile file) {}
