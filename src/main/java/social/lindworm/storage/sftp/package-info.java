/// Objects as files of another machine, reached over SSH. The only package that knows Apache MINA SSHD. Start at
/// [social.lindworm.storage.sftp.SftpStore].
@NullMarked
package social.lindworm.storage.sftp;

import org.jspecify.annotations.NullMarked;
