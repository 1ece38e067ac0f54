# From the PVH entry (32-bit protected mode, no paging, %ebx = hvm_start_info) to long mode and tiny_main.
# The addresses are those of main.rs' picture.

.set PML4, 0x10000
.set PDPT, 0x11000
.set PDS,  0x12000
.set STACK, 0x20000

.section .note.Xen, "a", @note
    .long 4                 # length of the name
    .long 4                 # length of the entry address
    .long 18                # XEN_ELFNOTE_PHYS32_ENTRY
    .asciz "Xen"
    .long start32

.section .text.start, "ax"
.code32
.globl start32
start32:
    cld
    movl %ebx, %ebp

    movl $PML4, %edi        # PML4 and PDPT are zeroed, the four page directories are filled
    xorl %eax, %eax
    movl $0x800, %ecx
    rep stosl
    movl $(PDPT + 3), PML4
    movl $(PDS + 0x0003), PDPT
    movl $(PDS + 0x1003), PDPT + 8
    movl $(PDS + 0x2003), PDPT + 16
    movl $(PDS + 0x3003), PDPT + 24
    movl $0x83, %eax        # present, writable, 2 MiB
1:  movl %eax, (%edi)
    movl $0, 4(%edi)
    addl $8, %edi
    addl $0x200000, %eax
    jnc 1b

    movl $PML4, %eax
    movl %eax, %cr3
    movl $0x620, %eax       # PAE, OSFXSR, OSXMMEXCPT
    movl %eax, %cr4
    movl $0xc0000080, %ecx  # EFER: LME
    rdmsr
    orl $0x100, %eax
    wrmsr
    movl $0x80000013, %eax  # PG, ET, MP, PE
    movl %eax, %cr0
    lgdt gdt_pointer
    ljmp $8, $start64

.code64
start64:
    movl $16, %eax
    movl %eax, %ds
    movl %eax, %es
    movl %eax, %ss
    movl $STACK, %esp
    movl %ebp, %edi
    call tiny_main
    ud2

.balign 8
gdt:
    .quad 0
    .quad 0x00af9b000000ffff    # 64-bit code
    .quad 0x00cf93000000ffff    # data
gdt_pointer:
    .word 23
    .long gdt

.text
